/** The bare echo of the request's JSON: what the server itself can do at the most. */
package org.gatehouse.bench.echo;
