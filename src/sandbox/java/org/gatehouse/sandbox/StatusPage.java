package org.gatehouse.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What goes on in the sandbox, for people, renewed every two seconds. */
final class StatusPage {
  private static final int SHOWN = 25;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;\
      color:#1b1f24}
      h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:2rem 0 .4rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #e3e6ea;\
      vertical-align:top}
      th{font-weight:600;color:#57606a}
      code,pre{font:13px/1.5 ui-monospace,monospace;background:#f5f6f8;border-radius:4px}
      code{padding:.1rem .3rem}pre{padding:.75rem;overflow-x:auto;white-space:pre-wrap}
      .none{color:#57606a}
      @media(prefers-color-scheme:dark){body{background:#15181c;color:#e6e8eb}\
      th,td{border-color:#30363d}code,pre{background:#21262d}th,.none{color:#9aa4ae}}
      """;

  private final Sandbox sandbox;

  StatusPage(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  Reply reply() {
    Directory directory = sandbox.directory();
    String html =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
        <meta name="viewport" content="width=device-width"><title>Sandbox</title>
        <style>%s</style></head><body>
        <h1>A simulated Entra and Graph</h1>
        <p>%d guests, %d mails, %d links, %d calls under way; %d invitations within the last period,
        at most %d.</p>
        <h2>Guests</h2>%s
        <h2>Mails that would have been sent</h2>%s
        <h2>Last calls</h2>%s
        <h2>How to script it</h2><pre>%s</pre>
        <p>Answers: %s</p>
        <h2>Addresses with an answer of their own</h2>%s
        <p>And <code>&lt;answer&gt;@answer.sandbox.test</code> for each of the answers above.</p>
        </body></html>
        """
            .formatted(
                STYLE,
                directory.guestCount(),
                directory.mailCount(),
                directory.linkCount(),
                sandbox.callsInProgress(),
                sandbox.rateLimit().inWindow(),
                sandbox.rateLimit().peak(),
                guests(directory.lastGuests(SHOWN)),
                mails(directory.lastMails(SHOWN)),
                calls(),
                escaped(commands()),
                Arrays.stream(SimulatedResponse.values())
                    .map(answer -> "<code>" + answer.wireName() + "</code>")
                    .collect(Collectors.joining(" ")),
                addresses());
    return Reply.html(200, html)
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("Cache-Control", "no-store");
  }

  private static String guests(List<Guest> guests) {
    return table(
        row("th", "Since", "Address", "Name", "Links", "Mails", "Link in mail"),
        guests.stream()
            .map(
                guest ->
                    row(
                        "td",
                        time(guest.created()),
                        guest.address(),
                        guest.displayName(),
                        String.valueOf(guest.links()),
                        String.valueOf(guest.mails()),
                        guest.mails() == 0 ? "" : guest.linkInMailIsValid() ? "valid" : "dead"))
            .toList());
  }

  private static String mails(List<Mail> mails) {
    return table(
        row("th", "Time", "To", "Copy to", "Link"),
        mails.stream()
            .map(mail -> row("td", time(mail.time()), mail.to(), mail.copyTo(), mail.link()))
            .toList());
  }

  private String calls() {
    return table(
        row("th", "Time", "Call", "Status", "Answer", "Milliseconds"),
        sandbox.journal().last(SHOWN).stream()
            .map(
                entry ->
                    row(
                        "td",
                        time(entry.time()),
                        entry.call(),
                        entry.status() == 0 ? "none" : String.valueOf(entry.status()),
                        entry.answer() == SimulatedResponse.NORMAL ? "" : entry.answer().wireName(),
                        String.valueOf(entry.micros() / 1_000)))
            .toList());
  }

  private static String addresses() {
    return table(
        row("th", "Address", "Status", "Answer"),
        Arrays.stream(TestAddress.values())
            .map(each -> row("td", each.address(), String.valueOf(each.status()), each.text()))
            .toList());
  }

  private String commands() {
    return """
    # a tenth of the calls meets a 503, each answer takes 120 to 280 ms, the next three are cut off
    curl -X PUT %1$s/sandbox/behaviour -d '{"invitations":{"delay":"PT0.2S","variance":0.4,
      "share":{"unavailable":0.1},"next":[{"answer":"cut-off","times":3}]}}'
    # every knob and its value; endpoints are invitations, users, token, keys
    curl %1$s/sandbox/behaviour
    curl -X DELETE %1$s/sandbox/behaviour
    # a token to call Gatehouse with, and a bad one
    curl "%1$s/sandbox/token?roles=Guests.Invite,Guests.Read"
    curl "%1$s/sandbox/token?kind=user&scopes=Guests.Invite&version=1&expired=true"
    # what happened
    curl %1$s/sandbox/state
    curl "%1$s/sandbox/guests?address=anyone@example.com"
    curl -X POST %1$s/sandbox/reset
    curl -X POST %1$s/sandbox/revoke-tokens
    curl -X POST %1$s/sandbox/rotate-keys
    curl -X POST %1$s/sandbox/replace-keys\
    """
        .formatted(sandbox.uri());
  }

  private static String table(String head, List<String> rows) {
    return rows.isEmpty()
        ? "<p class=\"none\">None yet.</p>"
        : "<table>" + head + String.join("", rows) + "</table>";
  }

  private static String row(String cell, String... texts) {
    return Arrays.stream(texts)
        .map(text -> "<" + cell + ">" + escaped(text == null ? "" : text) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String time(Instant time) {
    return TIME.format(time);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
