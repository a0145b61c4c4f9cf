package org.gatehouse.web.errors;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ext.Provider;

/** Goes before the mappers that Jersey and RESTEasy bring, which answer in their own format. */
@Provider
public class ConstraintViolationMapper extends ErrorMapper<ConstraintViolationException> {}
