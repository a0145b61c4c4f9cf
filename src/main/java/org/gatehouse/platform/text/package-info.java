/**
 * Text from outside, made safe to return, store and log; digests of texts, GUIDs and the JSON
 * factories. Calls no other package.
 */
package org.gatehouse.platform.text;
