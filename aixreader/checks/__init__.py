"""What an editor of the Exchange should look at: findings by rule, as text, SARIF and annotations of a code host."""
