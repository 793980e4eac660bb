package policies

import "testing"

func TestRefusedPacketsAreReadAsNftPrintsThem(t *testing.T) {
	for name, text := range map[string]string{
		"plain":   `{"nftables":[{"metainfo":{}},{"set":{"elem":[{"concat":["10.244.0.2","10.244.0.3","tcp",8080]}]}}]}`,
		"wrapped": `{"nftables":[{"set":{"elem":[{"elem":{"val":{"concat":["10.244.0.2","10.244.0.3","tcp",8080]},"expires":9}}]}}]}`,
	} {
		packets, err := refused([]byte(text))
		if err != nil || len(packets) != 1 || packets[0] != (packet{"10.244.0.2", "10.244.0.3", "tcp", 8080}) {
			t.Errorf("%s: got %v, %v", name, packets, err)
		}
	}
	if packets, err := refused([]byte(`{"nftables":[{"set":{"name":"denied"}}]}`)); err != nil || len(packets) != 0 {
		t.Errorf("empty set: got %v, %v", packets, err)
	}
}
