/** What is measured, a class each; {@link org.gatehouse.bench.cases.Case} is what they share. */
package org.gatehouse.bench.cases;
