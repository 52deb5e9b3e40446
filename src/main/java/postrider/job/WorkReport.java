package postrider.job;

import java.util.Optional;

/**
 * What one sender did.
 *
 * @param stopped why it ended before the queue was empty
 */
public record WorkReport(
        int sent, int deferred, int failed, int uncertain, int suppressed, int cancelled, Optional<Stop> stopped) {

    /** Why a sender stopped. @param reply the server's words that led to it, addresses masked; empty where it was asked to */
    public record Stop(Reason reason, String reply) {
        /** What it means, and what to do about it; empty where somebody asked for it. */
        String sentence() {
            return switch (reason) {
                case ASKED -> "";
                case AWAY, UNSTEADY -> "the mail server is away (" + reply + "); the rest goes with the next run";
                case LOGIN ->
                    "the mail server refused our login (" + reply
                            + "); nothing is lost. Check mail.smtp.username and the password";
                case WRONG_SERVER ->
                    "the mail server is not one to send through (" + reply
                            + "); nothing is lost. Check mail.smtp.host, port and security";
                case POLICY ->
                    "the mail server refuses what we send (" + reply
                            + "); sending stopped, nothing more is lost. Ask its operator why";
                case NOBODY_KNOWN ->
                    "the mail server says of one address after another that there is none (" + reply
                            + "); sending stopped, so that nobody more is suppressed for it. Ask its operator whether it relays for"
                            + " you; see whom it refused with: postrider editions show N";
            };
        }
    }

    /** Who must act: nobody for the first three; all is in the queue and goes on with the next run. */
    public enum Reason {
        /** Somebody asked the program to end. */
        ASKED,
        /** The mail server cannot be reached, or wants us later. */
        AWAY,
        /** The connection was lost or the server was busy several times in a row. */
        UNSTEADY,
        /** Our login was refused: the settings need a person. */
        LOGIN,
        /** The server is not the one in the settings, or offers no safe connection. */
        WRONG_SERVER,
        /** One message after another was refused for what we are or send. */
        POLICY,
        /** One address after another was said not to exist. */
        NOBODY_KNOWN;

        /** Whether a person is needed; else it heals by itself. */
        public boolean needsPerson() {
            return switch (this) {
                case ASKED, AWAY, UNSTEADY -> false;
                case LOGIN, WRONG_SERVER, POLICY, NOBODY_KNOWN -> true;
            };
        }
    }
}
