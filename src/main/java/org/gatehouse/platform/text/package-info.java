/** Text from outside, made safe to answer, store and log. */
package org.gatehouse.platform.text;
