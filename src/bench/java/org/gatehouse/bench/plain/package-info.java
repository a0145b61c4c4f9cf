/**
 * The operation as it is written in an hour: no check of the caller, one transaction around the
 * call to Graph, a client as it comes.
 */
package org.gatehouse.bench.plain;
