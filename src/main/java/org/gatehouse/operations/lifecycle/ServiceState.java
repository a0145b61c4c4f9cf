package org.gatehouse.operations.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;

/** The state of the service: starting, serving, stopping. */
@ApplicationScoped
public class ServiceState {
  private volatile String word = "starting";

  /** starting, serving or stopping. */
  public String word() {
    return word;
  }

  public boolean isStarting() {
    return word.equals("starting");
  }

  public boolean isServing() {
    return word.equals("serving");
  }

  void serving() {
    word = "serving";
  }

  void stopping() {
    word = "stopping";
  }
}
