package policies

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// Denied notes what was refused, each pair of addresses and port once, by the names of pods.
type Denied struct {
	Path  string
	names map[string]string
	seen  map[string]bool
}

// Know adds the names of pods; those of ended ones are kept, since their packets may be read later.
func (denied *Denied) Know(cluster Cluster) {
	if denied.names == nil {
		denied.names, denied.seen = map[string]string{}, map[string]bool{}
	}
	for _, pod := range cluster.judged() {
		denied.names[pod.Status.PodIP] = pod.Namespace + "/" + pod.Name
	}
}

// Note appends what the table has refused since it was last asked.
func (denied *Denied) Note() error {
	text, err := exec.Command("nft", "-j", "list", "set", "ip", tableName, "denied").Output()
	if err != nil {
		return fmt.Errorf("nft: %w", err)
	}
	packets, err := refused(text)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(denied.Path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer file.Close()
	for _, packet := range packets {
		line := fmt.Sprintf("%s -> %s %s %d", denied.name(packet.From), denied.name(packet.To), packet.Protocol, packet.Port)
		if !denied.seen[line] {
			denied.seen[line] = true
			fmt.Fprintln(file, time.Now().Format(time.TimeOnly), line)
		}
	}
	return nil
}

func (denied *Denied) name(address string) string {
	if name, known := denied.names[address]; known {
		return name
	}
	return address
}

type packet struct {
	From, To, Protocol string
	Port               int
}

// refused reads the elements of the set `denied`. A newer nft wraps an element that has more than its value.
func refused(text []byte) ([]packet, error) {
	type value struct {
		Concat []json.RawMessage `json:"concat"`
	}
	var said struct {
		Nftables []struct {
			Set *struct {
				Elements []struct {
					value
					Element *struct {
						Value value `json:"val"`
					} `json:"elem"`
				} `json:"elem"`
			} `json:"set"`
		} `json:"nftables"`
	}
	if err := json.Unmarshal(text, &said); err != nil {
		return nil, fmt.Errorf("nft's answer: %w", err)
	}
	var packets []packet
	for _, entry := range said.Nftables {
		if entry.Set == nil {
			continue
		}
		for _, element := range entry.Set.Elements {
			parts := element.Concat
			if element.Element != nil {
				parts = element.Element.Value.Concat
			}
			var one packet
			fields := []any{&one.From, &one.To, &one.Protocol, &one.Port}
			if len(parts) != len(fields) {
				continue
			}
			for index, field := range fields {
				if err := json.Unmarshal(parts[index], field); err != nil {
					return nil, fmt.Errorf("nft's answer: %w", err)
				}
			}
			packets = append(packets, one)
		}
	}
	return packets, nil
}
