package org.gatehouse.web.errors;

import jakarta.ws.rs.ext.Provider;

/** Maps every exception without a mapper of its own. */
@Provider
public class ThrowableMapper extends ErrorMapper<Throwable> {}
