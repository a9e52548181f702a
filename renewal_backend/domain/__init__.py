"""What a renewal means: contracts, periods, premiums, rules, documents. Pure: no framework, no clock."""
