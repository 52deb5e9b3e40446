import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How many signatures a second Java alone makes, on all processors: what no signing sender can go beyond. */
final class Signing {
    private static final int WARM_UP = 1_000;
    private static final int SECONDS = 5;

    public static void main(String[] words) throws Exception {
        for (String[] kind : new String[][] {{"RSA", "SHA256withRSA"}, {"Ed25519", "Ed25519"}}) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind[0]);
            if (kind[0].equals("RSA")) {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            sign(kind[1], pair, WARM_UP, Long.MAX_VALUE);
            long from = System.nanoTime();
            AtomicLong made = new AtomicLong();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Thread thread = new Thread(() ->
                        made.addAndGet(sign(kind[1], pair, Integer.MAX_VALUE, from + SECONDS * 1_000_000_000L)));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %.0f%n",
                    kind[0],
                    made.get() * 1e9 / (System.nanoTime() - from));
        }
    }

    private static int sign(String algorithm, KeyPair pair, int most, long until) {
        byte[] octets = new byte[1_500];
        int made = 0;
        try {
            while (made < most && System.nanoTime() < until) {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(pair.getPrivate());
                signature.update(octets);
                signature.sign();
                made++;
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return made;
    }
}
