package postrider.template;

import postrider.source.Diagnostic;

/** A template that can't be used: which, where, and why. What needed it is left out; the rest goes on. */
public final class TemplateFault extends RuntimeException {
    private final transient Diagnostic diagnostic;

    public TemplateFault(Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
