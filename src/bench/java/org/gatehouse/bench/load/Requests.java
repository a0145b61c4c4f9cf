package org.gatehouse.bench.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Requests for invitations as bytes, ready to be sent.
 *
 * <p>Every subject gets the same ones, whether or not it looks at the token.
 */
public final class Requests implements Supplier<ByteBuffer> {
  private static final String COUNTER = "000000000";
  private static final String BODY =
      """
      {"invitedUserDisplayName":"John Doe","invitedUserEmailAddress":"%s-%s@example.com",\
      "inviteRedirectUrl":"https://mycompany.com/guestinfo","sendInvitationMessage":true,\
      "requestedBy":"adele.vance@mycompany.com",\
      "more":{"somecustomkey1":"some custom data1","somecustomkey2":"some custom data2"}}""";

  private final byte[] template;
  private final int counter;
  private final int different;
  private int next;

  private Requests(byte[] template, int counter, int different) {
    this.template = template;
    this.counter = counter;
    this.different = different;
  }

  /**
   * Each for another guest.
   *
   * @param batch letters and digits that no other batch has
   */
  public static Requests forGuests(URI uri, String token, String batch) {
    return repeating(uri, token, batch, Integer.MAX_VALUE);
  }

  /** The same ones again after so many. */
  public static Requests repeating(URI uri, String token, String batch, int different) {
    String body = BODY.formatted(batch, COUNTER);
    String head =
        """
        POST /api/InviteGuest HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(uri.getAuthority(), token, body.length())
            .replace("\n", "\r\n");
    String whole = head + body;
    return new Requests(
        whole.getBytes(StandardCharsets.US_ASCII),
        whole.indexOf(batch + "-" + COUNTER) + batch.length() + 1,
        different);
  }

  @Override
  public ByteBuffer get() {
    byte[] request = template.clone();
    int number = next++ % different;
    for (int digit = COUNTER.length() - 1; digit >= 0; digit--) {
      request[counter + digit] = (byte) ('0' + number % 10);
      number /= 10;
    }
    return ByteBuffer.wrap(request);
  }
}
