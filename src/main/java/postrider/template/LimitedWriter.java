package postrider.template;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written, and stops who writes too much. */
final class LimitedWriter extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int limit;

    LimitedWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        if (text.length() + (long) length > limit) {
            throw new Full();
        }
        text.append(buffer, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }

    /** The limit was reached. An IOException, because a template's {@code attempt} can't catch it. */
    static final class Full extends IOException {}
}
