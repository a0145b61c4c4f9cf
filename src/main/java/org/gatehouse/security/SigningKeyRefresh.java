package org.gatehouse.security;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Fetches signing keys at the start, looks after them, and tells of refused tokens. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SigningKeyRefresh {
  @Inject JwksCache keys;
  @Inject RejectedTokenCounter refused;

  @PostConstruct
  void start() {
    keys.keepFresh();
  }

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void minute() {
    keys.keepFresh();
    refused.report();
  }
}
