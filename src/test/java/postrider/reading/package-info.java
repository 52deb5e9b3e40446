/** The reading cases: what several packages are held to. */
package postrider.reading;
