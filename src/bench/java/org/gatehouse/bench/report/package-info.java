/** Figures as tables, charts and a page. */
package org.gatehouse.bench.report;
