/** Gatehouse invites guests into a Microsoft 365 tenant. */
package org.gatehouse;
