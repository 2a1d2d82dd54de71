-- stretch: the days in a row on which a listing stood at one price, within a week; where its days have gaps or several
-- prices each is one. Of several prices of a day the one counts that was recorded last, and of these that seen last.
CREATE OR REPLACE TEMP TABLE stretch AS
WITH daily AS (
    SELECT *, bit_or(marks) OVER of_day AS told
    FROM sighted JOIN uneven USING (offer, week_start) WHERE source_no IS NOT NULL
    WINDOW of_day AS (PARTITION BY listing_id, valid_on)
    QUALIFY row_number() OVER (
        PARTITION BY listing_id, valid_on ORDER BY recorded_at DESC, observed_at DESC, price DESC, offer
    ) = 1
)
SELECT source_no, listing_id, offer, week_start + bit_count((days & -days) - 1) AS first_day,
       first_day + bit_count(days) - 1 AS last_day, price, usd / units AS usd_per_chip, new_days > 0 AS is_new, nights
FROM offer_week ANTI JOIN uneven USING (offer, week_start) WHERE source_no IS NOT NULL
UNION ALL
SELECT source_no, listing_id, offer, valid_on, valid_on, price, usd / units, told >> 7 & 127 > 0, (told & 127 = 0)::INTEGER
FROM daily;
