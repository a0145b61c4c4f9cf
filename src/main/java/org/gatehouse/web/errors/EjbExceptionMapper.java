package org.gatehouse.web.errors;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.ext.Provider;

/** Goes before the mapper that Jersey brings, which answers an EJBAccessException with a 500. */
@Provider
public class EjbExceptionMapper extends ErrorMapper<EJBException> {}
