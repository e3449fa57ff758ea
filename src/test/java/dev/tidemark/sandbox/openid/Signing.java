package dev.tidemark.sandbox.openid;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.sandbox.web.Secrets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** The provider's key: what it signs, and how others check that (RS256, RFC 7515 and 7517). */
final class Signing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BITS = 2_048;

    private final KeyPair pair;
    private final String id;

    private Signing(KeyPair pair, String id) {
        this.pair = pair;
        this.id = id;
    }

    static Signing withNewKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new Signing(generator.generateKeyPair(), Secrets.next());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    ObjectNode keys() {
        var key = (RSAPublicKey) pair.getPublic();
        var set = json();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return set;
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Secrets.base64(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    String sign(ObjectNode claims) {
        var header = json().put("alg", "RS256").put("typ", "JWT").put("kid", id);
        var signed = part(header) + "." + part(claims);
        return signed + "." + Secrets.base64(signature(signed));
    }

    private static String part(ObjectNode json) {
        return Secrets.base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it signed that, however long ago. */
    boolean hasSigned(String token) {
        int end = token.lastIndexOf('.');
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update(token.substring(0, Math.max(0, end)).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The half of a hash that binds an access token to an ID token. */
    static String hashOf(String accessToken) {
        return Secrets.base64(Arrays.copyOf(Secrets.sha256(accessToken), 16));
    }
}
