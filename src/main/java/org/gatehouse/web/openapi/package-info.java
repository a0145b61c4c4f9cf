/**
 * The OpenAPI description and the Swagger UI page.
 *
 * <p>Promises: public, the same bytes on every server, nothing in them that an operator has set;
 * the page loads nothing from elsewhere. The description is {@code META-INF/openapi.yaml}, written
 * by hand; the build converts it to JSON, and the container tests check every answer against it.
 */
package org.gatehouse.web.openapi;
