-- The offers that the CCIR project kept of a day's answers: not rented, in the US, reliable, listed within the last
-- seven days; grain: a listing
SELECT listing::BIGINT AS listing_id,
       attributes ->> 'gpu_name' AS gpu_name,
       chips AS num_gpus,
       low AS dph_total,
       round(low / chips, 6) AS dph_per_gpu,
       (attributes ->> 'reliability2')::DOUBLE AS reliability,
       region AS geolocation,
       (attributes ->> 'gpu_ram')::INTEGER AS gpu_ram_gb
FROM prices
WHERE source = 'vast' AND valid_on = DATE '$day'
  AND (attributes ->> 'gpu_name') = 'H100 SXM'
  AND NOT (attributes ->> 'rented')::BOOLEAN
  AND ends_with(region, ', US')
  AND (attributes ->> 'reliability2')::DOUBLE >= 0.90
  AND to_timestamp((attributes ->> 'start_date')::DOUBLE) >= TIMESTAMPTZ '$collected' - INTERVAL 7 DAY
ORDER BY listing_id
