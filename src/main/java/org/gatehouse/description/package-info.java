/**
 * What the service says of itself: the OpenAPI description, and a page to read and try it.
 *
 * <p>Promises: open to everybody, the same bytes on every server, and nothing in them that an
 * operator has set; the page loads nothing from elsewhere. The description is {@code
 * META-INF/openapi.yaml}, written by hand; the container tests hold every answer to it. Calls
 * problem and limits; the only room that knows YAML.
 */
package org.gatehouse.description;
