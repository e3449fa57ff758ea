package dev.tidemark.eventlog.merkle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A log's Ed25519 key pair. The private half never leaves its file and this object. */
public final class SigningKey {

    private final PrivateKey privateKey;
    private final VerifierKey verifierKey;

    private SigningKey(PrivateKey privateKey, VerifierKey verifierKey) {
        this.privateKey = privateKey;
        this.verifierKey = verifierKey;
    }

    /** Makes a new key pair. */
    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(x509, x509.length - Hash.SIZE, x509.length);
            return new SigningKey(pair.getPrivate(), new VerifierKey(name, raw));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", impossible);
        }
    }

    /**
     * Reads a key file: the private key in PKCS#8 and the public key, base64, a line each.
     *
     * @param name the log's origin
     * @throws IOException if it cannot be read or is none; the message never shows what it holds
     */
    public static SigningKey read(Path file, String name) throws IOException {
        String[] lines = Files.readString(file, StandardCharsets.US_ASCII).strip().split("\\R", -1);
        try {
            PrivateKey privateKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
            var verifierKey = new VerifierKey(name, Base64.getDecoder().decode(lines[1]));
            var key = new SigningKey(privateKey, verifierKey);
            byte[] probe = {1, 2, 3};
            if (!verifierKey.verifies(probe, key.sign(probe))) {
                throw new IOException(file + " holds two halves that do not belong together");
            }
            return key;
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException malformed) {
            throw new IOException(file + " is not a signing key of Tidemark");
        }
    }

    /** Writes a new file that only this user can read. */
    public void write(Path file) throws IOException {
        byte[] privateBytes = privateKey.getEncoded();
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                Base64.getEncoder().encodeToString(privateBytes)
                        + "\n"
                        + Base64.getEncoder().encodeToString(verifierKey.publicKey())
                        + "\n");
    }

    /** The same key for another log name. */
    public SigningKey named(String name) {
        return new SigningKey(privateKey, verifierKey.named(name));
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** Ed25519 over the message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("an Ed25519 key can sign", impossible);
        }
    }
}
