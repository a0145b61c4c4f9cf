package org.gatehouse.web.errors;

import jakarta.ws.rs.ext.Provider;

/** Answers whatever has no mapper of its own: refusals, what JAX-RS refuses, accidents. */
@Provider
public class ThrowableMapper extends ErrorMapper<Throwable> {}
