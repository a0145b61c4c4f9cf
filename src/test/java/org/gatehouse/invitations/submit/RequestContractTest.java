package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;
import org.gatehouse.web.json.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's section "Request", sentence by sentence; what HTTP adds is shown elsewhere. */
class RequestContractTest {
  private static ValidatorFactory validation;

  @BeforeAll
  static void openValidation() {
    validation = Validation.buildDefaultValidatorFactory();
  }

  @AfterAll
  static void closeValidation() {
    validation.close();
  }

  // The published sample

  @Test
  void publishedSampleIsAcceptedAsItStands() throws IOException {
    assertEquals(
        new InvitationRequest(
            "john.doe@gmail.com",
            "John Doe",
            "https://mycompany.com/guestinfo",
            true,
            "adele.vance@mycompany.com",
            "{\"somecustomkey1\":\"some custom data1\",\"somecustomkey2\":\"some custom data2\"}"),
        read(publishedSample()));
  }

  @Test
  void trailingCommaOfThePublishedSampleIsReallyThere() throws IOException {
    assertTrue(publishedSample().contains("data2\",\n  }"));
  }

  // invitedUserEmailAddress

  @Test
  void guestsAddressIsRequired() {
    assertEquals(List.of(new FieldError("invitedUserEmailAddress", "is required")), faults("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'  '"})
  void guestsAddressThatIsNullOrBlankIsMissing(String value) {
    assertEquals(
        List.of(new FieldError("invitedUserEmailAddress", "is required")),
        faults("{'invitedUserEmailAddress':" + value + "}"));
  }

  @Test
  void guestsAddressIsTrimmed() {
    assertEquals(
        "john.doe@gmail.com",
        read("{'invitedUserEmailAddress':' john.doe@gmail.com\\t'}").invitedUserEmailAddress());
  }

  @Test
  void guestsAddressThatGraphWouldRefuseIsAFaultThatSaysWhatIsAllowed() {
    assertEquals(
        List.of(
            new FieldError(
                "invitedUserEmailAddress",
                "must not contain $ { } (a guest's address has none of"
                    + " ~ ! # $ % ^ & * ( ) + = [ ] { } \\ / | ; : ' \" < > ? ,)")),
        faults("{'invitedUserEmailAddress':'${john}@gmail.com'}"));
  }

  // invitedUserDisplayName

  @Test
  void displayNameIsOptional() {
    assertNull(with("'requestedBy':null").invitedUserDisplayName());
  }

  @Test
  void displayNameOf256CharactersIsTheLongest() {
    String longest = "x".repeat(256);
    assertEquals(
        longest, with("'invitedUserDisplayName':'" + longest + "'").invitedUserDisplayName());
    assertEquals(
        List.of(new FieldError("invitedUserDisplayName", "must be at most 256 characters")),
        faultsWith("'invitedUserDisplayName':'x" + longest + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\u0007", "\\u007f", "\\u0085"})
  void displayNameHasNoControlCharacters(String escape) {
    assertEquals(
        List.of(new FieldError("invitedUserDisplayName", "must not contain control characters")),
        faultsWith("'invitedUserDisplayName':'John" + escape + "Doe'"));
  }

  @Test
  void displayNameMayUseAnyScript() {
    assertEquals(
        "Łukasz 李 👩‍💻",
        with("'invitedUserDisplayName':'Łukasz 李 👩‍💻'").invitedUserDisplayName());
  }

  // inviteRedirectUrl

  @Test
  void omittedRedirectUrlIsTheOperators() {
    assertEquals("https://invitations.microsoft.com", with("'more':{}").inviteRedirectUrl());
  }

  @Test
  void redirectUrlIsKeptExactlyAsSent() {
    String url = "https://MyCompany.com:443/a/../b?x=%7e&y=%7E#f";
    assertEquals(url, with("'inviteRedirectUrl':'" + url + "'").inviteRedirectUrl());
  }

  @Test
  void redirectUrlThatIsNotHttpsIsAFault() {
    assertEquals(
        List.of(
            new FieldError(
                "inviteRedirectUrl",
                "must be an absolute https URL such as https://example.com/welcome,"
                    + " without user")),
        faultsWith("'inviteRedirectUrl':'http://mycompany.com'"));
  }

  // sendInvitationMessage

  @Test
  void noMailIsSentUnlessAskedFor() {
    assertFalse(with("'more':{}").sendInvitationMessage());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "true,true",
        "false,false",
        "'true',true",
        "'True',true",
        "'FALSE',false",
        "null,false",
        "'',false"
      })
  void sendInvitationMessageIsABooleanOrItsText(String value, boolean meaning) {
    assertEquals(meaning, with("'sendInvitationMessage':" + value).sendInvitationMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "'yes'", "'1'", "[true]", "['true']", "{}", "{'true':true}"})
  void nothingElseIsABoolean(String value) {
    assertEquals(
        List.of(new FieldError("sendInvitationMessage", "must be true or false")),
        faultsWith("'sendInvitationMessage':" + value));
  }

  // requestedBy

  @Test
  void requestedByIsOptional() {
    assertNull(with("'more':{}").requestedBy());
  }

  @Test
  void aProvedUserCountsAsTheOneWhoAsked() {
    String body = "{\"invitedUserEmailAddress\":\"a@b.example\"}";
    assertNull(form(true).read(body, true).requestedBy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'requestedBy':null}", "{'requestedBy':' '}"})
  void requestedByIsRequiredWhereTheOperatorSaysSo(String body) {
    ApiException refusal =
        assertThrows(ApiException.class, () -> form(true).read(body.replace('\'', '"'), false));
    assertEquals(
        List.of(
            new FieldError("invitedUserEmailAddress", "is required"),
            new FieldError("requestedBy", "is required")),
        refusal.faults());
  }

  @Test
  void requestedByIsAnOrdinaryEmailAddress() {
    assertEquals(
        "miles.o'brien+it@mycompany.com",
        read("{\"invitedUserEmailAddress\":\"a@b.co\","
                + "\"requestedBy\":\" miles.o'brien+it@mycompany.com \"}")
            .requestedBy());
    assertEquals(
        List.of(
            new FieldError(
                "requestedBy",
                "must be one e-mail address such as john.doe@example.com, with one @")),
        faultsWith("'requestedBy':'Adele'"));
  }

  // more

  @ParameterizedTest
  @ValueSource(strings = {"'more':null", "'more':''", "'more':{}", "'other':1"})
  void moreThatIsOmittedOrNullIsAnEmptyObject(String property) {
    assertEquals("{}", with(property).more());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "['a']", "'text'", "1", "true", "'{}'"})
  void moreThatIsNoObjectIsAFault(String value) {
    assertEquals(
        List.of(new FieldError("more", "must be a JSON object")), faultsWith("'more':" + value));
  }

  @Test
  void moreIsKeptAsCompactJson() {
    assertEquals(
        "{\"a\":[1,{\"b\":null},[],{}],\"c\":\"d e\",\"\":true,\"f\":false}",
        with("'more' : { 'a' : [ 1 , {'b': null}, [ ], { }] ,\n 'c':'d e', '':true,'f':false }")
            .more());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.0",
        "1.10",
        "1e5",
        "1E+400",
        "1e999999999",
        "-1E-999999999",
        "0.1e-7",
        "123456789012345678901234567890.123456789"
      })
  void numbersInMoreAreKeptAsWritten(String number) {
    assertEquals("{\"n\":" + number + "}", with("'more':{'n':" + number + "}").more());
  }

  @Test
  void textsInMoreKeepTheirMeaning() {
    assertEquals(
        "{\"t\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007fé🙂\"}",
        with("'more':{'t':'\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\u00e9\\ud83d\\ude42'}")
            .more());
  }

  @Test
  void moreOf4000CharactersIsTheLongestCountedAsStored() {
    String content = "x".repeat(4_000 - "{\"k\":\"\"}".length());
    assertEquals(4_000, with("'more': {  'k' :\n\n'" + content + "' , }").more().length());
    assertEquals(
        List.of(new FieldError("more", "must be at most 4,000 characters as compact JSON")),
        faultsWith("'more':{'k':'" + content + "x'}"));
  }

  @Test
  void charactersOfMoreAreCountedAfterUnescaping() {
    assertEquals(
        "{\"k\":\"" + "é".repeat(3_000) + "\"}",
        with("'more':{'k':'" + "\\u00e9".repeat(3_000) + "'}").more());
  }

  @Test
  void aPropertyTwiceInsideMoreIsAFault() {
    assertEquals(
        List.of(new FieldError("more", "gives the property k twice")),
        faultsWith("'more':{'a':[{'k':1,'K':2,'k':3}]}"));
  }

  // Leniency

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'invitedUserEmailAddress':'a@b.co',}",
        "{'invitedUserEmailAddress':'a@b.co','more':{'a':1,},}",
        "{'invitedUserEmailAddress':'a@b.co','more':{'a':[1,2, ] ,\r\n\t},\n}"
      })
  void trailingCommaBeforeAnyBraceOrBracketIsAccepted(String body) {
    assertEquals("a@b.co", read(body).invitedUserEmailAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'more':{'a':1,,}}",
        "{'more':{,}}",
        "{'more':[,]}",
        "{'more':{'a':,}}",
        "{'more':{'a',}}",
        "{,}",
        "{,'a':1}",
        "{'a':1,'b'}",
        "{'a':1 'b':2}",
        "{'a':1}}",
        "{'a':1},",
        "{'a':1}{'a':1}",
        "{'a':1} x",
        "{'a':1",
        "{'a':1,",
        "{'a':'b",
        "{'a':[1,2}",
        "{'a':[1 2]}",
        "{a:1}",
        "{'a':01}",
        "{'a':+1}",
        "{'a':.5}",
        "{'a':1.}",
        "{'a':1e}",
        "{'a':NaN}",
        "{'a':True}",
        "{'a':nul}",
        "{'a':'\t'}",
        "{'a':'\\x'}",
        "{'a':'\\u12g4'}",
        "{'a':1} // done",
        "{/* a */}",
        "{'a'=1}",
        "\u00a0{}",
        "x",
        "<a/>",
        "a=b"
      })
  void everythingElseThatIsNotJsonIsRefusedWithItsPlace(String body) {
    String message = refusal(body).getMessage();
    assertTrue(
        message.matches("The body is not valid JSON; it goes wrong at line 1, column [0-9]+\\."),
        message);
  }

  @Test
  void singleQuotesAreNotJson() {
    ApiException refusal =
        assertThrows(ApiException.class, () -> form(false).read("{'a':1}", false));
    assertEquals(
        "The body is not valid JSON; it goes wrong at line 1, column 2.", refusal.getMessage());
  }

  @Test
  void placeIsThatOfTheTextAsItWasSent() {
    assertEquals(
        "The body is not valid JSON; it goes wrong at line 3, column 3.",
        refusal("{\n'more':{'a':1,},\n  x}").getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[{'invitedUserEmailAddress':'a@b.co'}]", "1", "'a'"})
  void bodyThatIsNoObjectIsRefused(String body) {
    assertEquals("The body must be a JSON object.", refusal(body).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void emptyBodyIsRefused(String body) {
    assertEquals("The body is empty; it must be a JSON object.", refusal(body).getMessage());
  }

  @Test
  void anyDamageToTheSampleIsReadOrRefusedButNeverAnAccident() throws IOException {
    String sample = publishedSample();
    Random random = new Random(42);
    String inserted = "{}[]\",:\\u0 0e-\n\u0000x";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder damaged = new StringBuilder(sample);
      for (int blow = random.nextInt(4); blow >= 0; blow--) {
        int place = random.nextInt(Math.max(1, damaged.length()));
        switch (random.nextInt(3)) {
          case 0 -> damaged.delete(place, place + 1);
          case 1 -> damaged.insert(place, inserted.charAt(random.nextInt(inserted.length())));
          default -> damaged.delete(place, damaged.length());
        }
      }
      try {
        form(false).read(damaged.toString(), false);
      } catch (ApiException refused) {
        assertEquals(400, refused.status());
      }
    }
  }

  // Names and types

  @Test
  void propertyNamesMatchWithoutRegardToCase() {
    assertEquals(
        "https://mycompany.com",
        with("'inviteredirecturl':'https://mycompany.com'").inviteRedirectUrl());
    assertTrue(with("'SENDINVITATIONMESSAGE':true").sendInvitationMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'sponsor':'x'", "'sponsor':{'a':[1,{'b':2}]}", "'x':1e999999999"})
  void unknownPropertiesAreIgnored(String property) {
    assertEquals(with("'more':{}"), with(property));
  }

  @Test
  void unknownPropertyMustStillBeJson() {
    assertTrue(refusal("{'sponsor':{'a':[1,{'b':x}]}}").getMessage().contains("not valid JSON"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'requestedBy':'a@b.co','requestedBy':'a@b.co' | requestedBy | is given twice",
        "'more':{},'MORE':{} | more | is given twice",
        "'sponsor':1,'Sponsor':2,'x':1,'x':1 | body | gives the property Sponsor twice"
      })
  void propertyGivenTwiceIsAFault(String properties, String field, String message) {
    assertEquals(List.of(new FieldError(field, message)), faultsWith(properties));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'inviteduserdisplayname':1 | invitedUserDisplayName",
        "'invitedUserDisplayName':['John'] | invitedUserDisplayName",
        "'inviteRedirectUrl':true | inviteRedirectUrl",
        "'requestedBy':{} | requestedBy"
      })
  void wrongTypeIsAFaultThatNamesThePropertyAsTheContractSpellsIt(String property, String field) {
    assertEquals(List.of(new FieldError(field, "must be a text")), faultsWith(property));
  }

  @Test
  void requiredPropertyOfAWrongTypeIsNotCalledMissingToo() {
    assertEquals(
        List.of(new FieldError("invitedUserEmailAddress", "must be a text")),
        faults("{'invitedUserEmailAddress':['a@b.co']}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'   '"})
  void optionalPropertyThatIsNullOrEmptyCountsAsOmitted(String empty) {
    assertEquals(
        with("'x':1"),
        with(
            "'invitedUserDisplayName':E,'inviteRedirectUrl':E,'sendInvitationMessage':E,'requestedBy':E,'more':E"
                .replace("E", empty)));
  }

  // Text that cannot be kept

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'more':{'k':'\\u0000'} | more",
        "'more':{'\\ud800':1} | more",
        "'more':{'k':['\\ude42\\ud83d']} | more",
        "'requestedBy':'adele\\u0000@b.co' | requestedBy",
        "'invitedUserDisplayName':'\\ud83d' | invitedUserDisplayName"
      })
  void textThatNoDatabaseKeepsIsAFault(String property, String field) {
    assertTrue(
        faultsWith(property)
            .contains(
                new FieldError(field, "must not contain U+0000 or half of a surrogate pair")));
  }

  // Depth

  @Test
  void nestingOf32IsTheDeepest() {
    assertEquals(
        "{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}",
        with("'more':{'a':" + "[".repeat(30) + "]".repeat(30) + "}").more());
    assertEquals(
        "The body must be nested at most 32 deep.",
        refusal("{'more':{'a':" + "[".repeat(31) + "]".repeat(31) + "}}").getMessage());
  }

  @Test
  void depthIsRefusedBeforeAnythingIsParsed() {
    assertEquals(
        "The body must be nested at most 32 deep.", refusal("[".repeat(65_000)).getMessage());
  }

  // All at once

  @Test
  void everyFaultIsToldAtOnceInTheContractsOrder() {
    ApiException refusal =
        refusal(
            "{'more':[],'sponsor':1,'sponsor':1,'requestedBy':'Adele','sendInvitationMessage':2,"
                + "'inviteRedirectUrl':'ftp://x','invitedUserDisplayName':'a\\n',"
                + "'invitedUserEmailAddress':7}");
    assertEquals(400, refusal.status());
    assertEquals(
        List.of(
            "invitedUserEmailAddress",
            "invitedUserDisplayName",
            "inviteRedirectUrl",
            "sendInvitationMessage",
            "requestedBy",
            "more",
            "body"),
        refusal.faults().stream().map(FieldError::field).toList());
    assertTrue(
        refusal.getMessage().startsWith("7 faults: invitedUserEmailAddress must be a text; "),
        refusal.getMessage());
  }

  @Test
  void aSingleFaultIsTheWholeMessage() {
    assertEquals("invitedUserEmailAddress is required.", refusal("{}").getMessage());
  }

  @Test
  void noAnswerGrowsWithWhatWasSent() {
    String many = "'x':1,".repeat(5_000);
    String longName = "'" + "n\\u0007".repeat(5_000) + "':1,";
    ApiException refusal = refusal("{" + longName + longName + many + "'more':{" + many + "}}");
    assertTrue(refusal.getMessage().length() < 300, refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\u0007"));
  }

  /** Reads a request with a guest and other properties. */
  private static InvitationRequest with(String properties) {
    return read("{'invitedUserEmailAddress':'a@b.co'," + properties + "}");
  }

  private static List<FieldError> faultsWith(String properties) {
    return faults("{'invitedUserEmailAddress':'a@b.co'," + properties + "}");
  }

  private static List<FieldError> faults(String body) {
    return refusal(body).faults();
  }

  private static ApiException refusal(String body) {
    ApiException refusal = assertThrows(ApiException.class, () -> read(body));
    assertEquals(400, refusal.status());
    return refusal;
  }

  /** Single quotes stand for double ones where there are none of these. */
  private static InvitationRequest read(String body) {
    return form(false).read(body.contains("\"in") ? body : body.replace('\'', '"'), false);
  }

  private static InvitationRequestBinder form(boolean requireRequestedBy) {
    return new InvitationRequestBinder(
        validation.getValidator(),
        new PolicySettings(
            new DomainPolicy(List.of(), List.of()),
            requireRequestedBy,
            "https://invitations.microsoft.com"));
  }

  private static String publishedSample() throws IOException {
    try (InputStream sample =
        RequestContractTest.class.getResourceAsStream("/published-sample.json")) {
      return RequestBody.text(sample.readAllBytes(), null);
    }
  }
}
