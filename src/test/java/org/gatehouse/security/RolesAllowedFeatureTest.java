package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesAllowedFeatureTest {

  static class Unmarked {
    public void unmarked() {}

    @RolesAllowed({Role.READ, Role.MANAGE})
    public void either() {}

    @PermitAll
    public void everyCaller() {}
  }

  @RolesAllowed(Role.INVITE)
  static class Marked {
    public void unmarked() {}

    @RolesAllowed(Role.READ)
    public void marked() {}

    @DenyAll
    public void denied() {}
  }

  @PermitAll
  static class Inheriting extends Marked {}

  private static Set<String> sufficient(Class<?> resource, String method) throws Exception {
    Method found = resource.getMethod(method);
    return RolesAllowedFeature.sufficient(
        new ResourceInfo() {
          @Override
          public Method getResourceMethod() {
            return found;
          }

          @Override
          public Class<?> getResourceClass() {
            return resource;
          }
        });
  }

  private static Caller callerWith(String role) {
    return new Caller(Caller.Kind.APPLICATION, "t", "o", "a", "App", null, Set.of(role));
  }

  @Test
  void methodThatSaysNothingIsClosedToEverybody() throws Exception {
    assertEquals(Set.of(), sufficient(Unmarked.class, "unmarked"));
    assertFalse(RolesAllowedFeature.isGranted(callerWith(Role.MANAGE), Set.of()));
  }

  @Test
  void oneOfTheRolesIsEnough() throws Exception {
    Set<String> either = sufficient(Unmarked.class, "either");
    assertTrue(RolesAllowedFeature.isGranted(callerWith(Role.MANAGE), either));
    assertFalse(RolesAllowedFeature.isGranted(callerWith(Role.INVITE), either));
  }

  @Test
  void permitAllIsForEveryCallerWithARoleAndNobodyElse() throws Exception {
    Set<String> every = sufficient(Unmarked.class, "everyCaller");
    assertTrue(RolesAllowedFeature.isGranted(callerWith(Role.READ), every));
    assertFalse(RolesAllowedFeature.isGranted(null, every));
  }

  @Test
  void methodGoesBeforeItsClass() throws Exception {
    assertEquals(Set.of(Role.INVITE), sufficient(Marked.class, "unmarked"));
    assertEquals(Set.of(Role.READ), sufficient(Marked.class, "marked"));
    assertEquals(Set.of(), sufficient(Marked.class, "denied"));
  }

  @Test
  void annotationOfASubclassDoesNotOpenInheritedMethods() throws Exception {
    assertEquals(Set.of(Role.INVITE), sufficient(Inheriting.class, "unmarked"));
  }

  @Test
  void refusalNamesTheLackingRole() {
    assertEquals(
        "The token lacks the role Guests.Manage or Guests.Read: have an administrator assign it,"
            + " then ask Entra for a new token.",
        RolesAllowedFeature.message(Set.of(Role.READ, Role.MANAGE)));
  }
}
