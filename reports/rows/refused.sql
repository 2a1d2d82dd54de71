FROM refused
WHERE $reason AND observed_at >= '$start' AND observed_at < '$after'
