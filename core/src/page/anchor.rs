//! What words are known by in a link.

/// What words are known by in a link, however they are spelt: `at stake` as `at-stake`, `margin_ratio` as `margin-ratio`.
#[must_use]
pub fn anchor(words: &str) -> String {
    let mut anchor = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '%' => anchor.push_str("percent"),
            sign if sign.is_alphanumeric() => anchor.extend(sign.to_lowercase()),
            _ if anchor.ends_with('-') => {}
            _ => anchor.push('-'),
        }
    }
    anchor
}
