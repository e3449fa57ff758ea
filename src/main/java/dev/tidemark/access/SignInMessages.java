package dev.tidemark.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the page of sign-in. */
@MessageBundle("signin")
public interface SignInMessages {

    @Message("Sign in")
    String title();

    @Message("To see what changed, who let it through, and what waits for you.")
    String sub();

    @Message("Login")
    String login();

    @Message("Password")
    String password();

    @Message("Sign in")
    String signIn();

    @Message("Sign in with {provider}")
    String signInWith(String provider);

    @Message("Sign in with GitHub")
    String signInWithGitHub();

    @Message("Connect your GitHub account")
    String connectGitHub();

    @Message(
            "Approvals are decided by an account at GitHub, and carried out in its name if it is connected.")
    String connectGitHubWhy();

    @Message("Signed in as {login}.")
    String signedInAs(String login);

    @Message("Go on")
    String goOn();

    @Message("This portal has no sign-in. docs/sign-in.md says how to set it up.")
    String none();

    @Message("Login or password is wrong.")
    String wrong();

    @Message("Too many tries. Wait {seconds} s, then try again.")
    String waitFor(long seconds);

    @Message(
            "You are not signed in: this took too long, began in another browser, or broke off on the way. Try again.")
    String expired();

    @Message("You are not signed in: the provider said no, or it was broken off there.")
    String refused();

    @Message("The provider does not answer as it should. Try again in a minute.")
    String provider();

    @Message(
            "Your account is known, and this portal is not for it. Whoever runs it can let you in.")
    String notAllowed();

    @Message("That is another account at GitHub than the one that belongs to you here.")
    String otherAccount();

    @Message("You are signed out.")
    String signedOut();
}
