package forward

import (
	"context"
	"io"
	"net"
	"testing"
)

func TestForwardsListenOnLoopbackOnly(t *testing.T) {
	for _, text := range []string{"0.0.0.0:80=a:80", "192.168.1.1:80=a:80", ":80=a:80", "127.0.0.1=a:80", "127.0.0.1:80=a", "127.0.0.1:80"} {
		if _, err := Parse(text); err == nil {
			t.Errorf("'%s' was taken", text)
		}
	}
	got, err := Parse("127.0.0.1:8080=web.shop.svc.cluster.local:80")
	if err != nil || got != (Forward{"127.0.0.1:8080", "web.shop.svc.cluster.local:80"}) {
		t.Errorf("got %v, %v", got, err)
	}
}

func listener(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener
}

func asked(t *testing.T, address string) string {
	t.Helper()
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	connection.Write([]byte("hello"))
	connection.(*net.TCPConn).CloseWrite()
	answer, _ := io.ReadAll(connection)
	return string(answer)
}

func TestATargetThatComesLaterFailsOnlyTheConnectionsBefore(t *testing.T) {
	target, near := listener(t), listener(t)
	there := false
	network := Network{Dial: func(ctx context.Context, protocol, address string) (net.Conn, error) {
		if !there {
			return nil, net.ErrClosed
		}
		return (&net.Dialer{}).DialContext(ctx, protocol, address)
	}}
	go network.Serve(near, target.Addr().String())
	if answer := asked(t, near.Addr().String()); answer != "" {
		t.Errorf("nobody answered %q", answer)
	}
	there = true
	go func() {
		connection, err := target.Accept()
		if err != nil {
			return
		}
		// answers after the end of the question: either direction ends for itself
		question, _ := io.ReadAll(connection)
		connection.Write(append(question, " yourself"...))
		connection.Close()
	}()
	if answer := asked(t, near.Addr().String()); answer != "hello yourself" {
		t.Errorf("got %q", answer)
	}
}
