//! Why signing in failed: the reason beside the code of the error.

/// Why signing in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInReason {
    /// The issuer is not an address, or is another than the one that was asked.
    Issuer,
    /// What the issuer says of itself cannot be used.
    Discovery,
    /// The address that the browser comes back to cannot be used.
    Redirect,
    /// The issuer refused the code.
    Code,
    /// The issuer gave no token.
    Token,
    /// The token that says who somebody is cannot be trusted.
    IdToken,
    /// The browser could not be opened.
    Browser,
    /// Nobody came back from the browser in time.
    Timeout,
    /// The member or the issuer said no.
    Denied,
    /// The issuer failed.
    IssuerError,
    /// It was cancelled.
    Cancelled,
    /// What is on this machine is another member's.
    OtherMember,
    /// The token does not say whose it is.
    NoSubject,
}

impl SignInReason {
    /// The code of the view.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Discovery => "discovery",
            Self::Redirect => "redirect",
            Self::Code => "code",
            Self::Token => "token",
            Self::IdToken => "id_token",
            Self::Browser => "browser",
            Self::Timeout => "timeout",
            Self::Denied => "denied",
            Self::IssuerError => "issuer_error",
            Self::Cancelled => "cancelled",
            Self::OtherMember => "other_member",
            Self::NoSubject => "no_subject",
        }
    }
}

impl std::fmt::Display for SignInReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
