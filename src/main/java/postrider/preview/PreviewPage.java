package postrider.preview;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import postrider.edition.DigestSettings;
import postrider.job.Preview;
import postrider.job.PreviewRequest;
import postrider.source.Diagnostic;
import postrider.template.TemplateName;
import postrider.template.Templates;

/** The page around the letter. */
record PreviewPage(Templates templates) {
    private static final TemplateName PAGE = new TemplateName("preview/page.ftlh");

    String render(Query query, Shown.Look look) {
        return templates.render(
                PAGE,
                new PageModel(
                        look.stamp(),
                        look.errors(),
                        look.good().isPresent(),
                        query.asked(),
                        query.text(),
                        look.good().map(PreviewPage::letter).orElse(PageModel.LetterModel.NONE)));
    }

    private static PageModel.LetterModel letter(Preview preview) {
        String size = String.format(
                Locale.ROOT,
                "%,d octets of HTML on the wire, of 100,000; %,d of the message",
                preview.octets(),
                preview.message().octets().size());
        return new PageModel.LetterModel(
                preview.said(),
                preview.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                preview.newsletter(),
                preview.language(),
                word(preview.design()),
                preview.letter().subject(),
                preview.letter().preheader(),
                preview.message().envelope().from().value(),
                size,
                preview.proofs().stream()
                        .map(proof -> new PageModel.Checked(proof.check().title(), proof.findings()))
                        .toList(),
                preview.diagnostics().stream().map(Diagnostic::toString).toList(),
                preview.newsletters(),
                preview.languages(),
                Stream.of(DigestSettings.Design.values()).map(PreviewPage::word).toList(),
                Stream.of(PreviewRequest.Kind.values()).map(PreviewPage::word).toList());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
