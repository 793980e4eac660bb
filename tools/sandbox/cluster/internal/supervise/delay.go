package supervise

import "time"

const (
	shortest = 250 * time.Millisecond
	longest  = 10 * time.Second
	steady   = time.Minute
)

// Delay is how long to wait before a program is started again, that was started after `former` and ran for `ran`.
func Delay(former, ran time.Duration) time.Duration {
	if former == 0 || ran >= steady {
		return shortest
	}
	return min(2*former, longest)
}
