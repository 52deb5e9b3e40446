package postrider.letter;

import java.util.List;

/** What one check of a composed letter found. @param findings a sentence each; none: all is well */
public record Proof(Check check, List<String> findings) {
    public Proof {
        findings = List.copyOf(findings);
    }

    /** What is looked at. */
    public enum Check {
        /** Gmail hides the end of a long letter, the link to unsubscribe with it. */
        SIZE("Size"),
        /** What is personal has its place. */
        SLOTS("Personal links"),
        /** Words can be read on their ground, light and dark (WCAG 2.2, 1.4.3). */
        CONTRAST("Contrast"),
        /** Each has words beside it, a width, and a kind that mail programs show. */
        PICTURES("Pictures"),
        /** They lead somewhere, and say where. */
        LINKS("Links"),
        /** Nothing that mail programs drop or distrust; headings in order; languages named. */
        STRUCTURE("Structure"),
        /** The same letter in words, without marks of HTML. */
        TEXT("Text part");

        private final String title;

        Check(String title) {
            this.title = title;
        }

        /** As people read it. */
        public String title() {
            return title;
        }
    }
}
