FROM fx_rates
WHERE day = '$day' AND currency IN ('CNY', 'USD')
