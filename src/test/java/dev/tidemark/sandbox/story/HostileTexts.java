package dev.tidemark.sandbox.story;

import java.util.List;

/** Texts that GitHub would let somebody type, and some that only a faulty sender could send. */
final class HostileTexts {

    static final List<String> ALL =
            List.of(
                    "<script>alert('tidemark')</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "{inject:request} {#if true}{cdi:config}{/if} ${jndi:ldap://127.0.0.1/a}",
                    "Release auth \u202Egnp.exe\u2066 1.42.0",
                    "Zalgo Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324 text",
                    "NUL \u0000, bell \u0007, escape \u001B[31mred\u001B[0m, delete \u007F",
                    "line\nfeed, carriage\rreturn, separator\u2028 and paragraph\u2029",
                    "half a smile \uD83D and the other half \uDE00",
                    "backwards \uDE00\uD83D",
                    "=HYPERLINK(\"http://127.0.0.1/\")",
                    "'; drop table log.entry; --",
                    "../../../../etc/passwd",
                    "   ",
                    "W" + "i".repeat(59_998) + "de",
                    "word ".repeat(12_000),
                    "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family, \uFEFF mark, \uFFFF none");

    private HostileTexts() {}
}
