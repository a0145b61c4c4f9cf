package org.gatehouse.container;

import org.gatehouse.sandbox.Sandbox;

/** What tests work with; there is one of each for the whole suite. */
record Premises(Sandbox sandbox, Gatehouse gatehouse, ServerLog log) {}
