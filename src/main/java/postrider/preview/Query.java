package postrider.preview;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import postrider.edition.DigestSettings;
import postrider.job.PreviewRequest;
import postrider.subscriber.EmailAddress;

/** What a URL of the preview asks for. What makes no sense in it is as if it weren't there. */
record Query(PageModel.Asked asked, LetterView view) {
    static Query of(URI uri) {
        Map<String, String> values = new HashMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0], decoded(parts[1]));
            }
        }
        PageModel.Asked asked = new PageModel.Asked(
                values.getOrDefault("newsletter", ""),
                values.getOrDefault("subscriber", ""),
                values.getOrDefault("language", ""),
                values.getOrDefault("design", ""),
                values.getOrDefault("kind", ""));
        return new Query(
                asked,
                word(LetterView.values(), values.getOrDefault("view", "")).orElse(LetterView.LIGHT));
    }

    PreviewRequest request() {
        return new PreviewRequest(
                filled(asked.newsletter()),
                EmailAddress.parse(asked.subscriber()),
                filled(asked.language()).filter(tag -> tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")),
                word(DigestSettings.Design.values(), asked.design()),
                word(PreviewRequest.Kind.values(), asked.kind()).orElse(PreviewRequest.Kind.DIGEST));
    }

    /** The same, without the view. */
    String text() {
        return "newsletter=" + encoded(asked.newsletter()) + "&subscriber=" + encoded(asked.subscriber()) + "&language="
                + encoded(asked.language()) + "&design=" + encoded(asked.design()) + "&kind=" + encoded(asked.kind());
    }

    private static Optional<String> filled(String value) {
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> word(E[] all, String word) {
        return Stream.of(all).filter(one -> one.name().equalsIgnoreCase(word)).findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
