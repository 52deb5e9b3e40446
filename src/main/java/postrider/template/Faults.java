package postrider.template;

import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.source.Diagnostic;
import postrider.source.Location;

/**
 * Says where a template is wrong and how to mend it.
 *
 * @param folder what names of templates stand below, with its {@code /}; empty where the template is a setting
 * @param name of the template that was asked for
 */
record Faults(String folder, String name, Record model) {
    private static final int MESSAGE = 300;

    TemplateFault of(IOException fault) {
        IOException cause = isRemembered(fault) && fault.getCause() instanceof IOException first ? first : fault;
        if (cause instanceof ParseException syntax) {
            return syntax(syntax);
        } else if (cause instanceof TemplateNotFoundException) {
            return fault(place(), "there is no such template", "Write it below templates/, or mend the name");
        }
        return fault(place(), "the template can't be read: " + oneLine(cause.getMessage()), "");
    }

    /** FreeMarker remembers why it could not read a template, and wraps that when it is asked again. */
    private static boolean isRemembered(IOException fault) {
        return String.valueOf(fault.getMessage()).contains("on an earlier attempt");
    }

    TemplateFault of(TemplateException fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException syntax) {
                return syntax(syntax);
            }
            if (cause instanceof TemplateNotFoundException missing) {
                Location here = place(fault.getTemplateSourceName(), fault.getLineNumber(), fault.getColumnNumber());
                return fault(
                        here,
                        "there is no template \"" + missing.getTemplateName() + "\"",
                        "Templates include what stands below templates/ alone");
            }
        }
        Location at = place(fault.getTemplateSourceName(), fault.getLineNumber(), fault.getColumnNumber());
        if (fault instanceof InvalidReferenceException && fault.getBlamedExpressionString() != null) {
            return fault(at, "\"" + fault.getBlamedExpressionString() + "\" has no value", known());
        }
        return fault(at, oneLine(fault.getMessageWithoutStackTop()), "");
    }

    /** @param how what it did, such as "ran longer than 10 s" */
    TemplateFault endless(String how) {
        return fault(place(), "the template " + how + " and was stopped", "Look for a loop or a macro that has no end");
    }

    private TemplateFault syntax(ParseException syntax) {
        Location at = place(syntax.getTemplateName(), syntax.getLineNumber(), syntax.getColumnNumber());
        return fault(at, "not FreeMarker's syntax: " + oneLine(syntax.getEditorMessage()), "");
    }

    private String known() {
        List<String> names = RecordModel.names(model);
        return "Write (…)! where a value may be missing; the template is given " + String.join(", ", names);
    }

    private static TemplateFault fault(Location at, String message, String hint) {
        return new TemplateFault(Diagnostic.error("", at, message, hint));
    }

    private Location place() {
        return new Location(folder + name, 1, 1);
    }

    private Location place(@Nullable String template, @Nullable Integer line, @Nullable Integer column) {
        String file = folder + (template == null ? name : template);
        return new Location(file, line == null ? 1 : Math.max(1, line), column == null ? 1 : Math.max(1, column));
    }

    /** FreeMarker explains itself in paragraphs, with rulers and tips: the first of them, on one line. */
    private static String oneLine(@Nullable String message) {
        if (message == null) {
            return "no reason given";
        }
        String first =
                message.split("\n *\n|\n-{3,}", 2)[0].replaceAll("\\s+", " ").strip();
        String cut = first.length() > MESSAGE ? first.substring(0, MESSAGE) + "…" : first;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
