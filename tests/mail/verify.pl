# Mail::DKIM, by others, as a receiving server runs it: a mail on standard input; which DNS name has
# which public key, as arguments. Prints the verdict and the headers that the signature covers.
use strict;
use warnings;
use Mail::DKIM::Verifier;
use Net::DNS;

package Zone;
sub new { my ($class, $name, $text) = @_; return bless { name => $name, text => $text }, $class }
sub udp_timeout { }
sub tcp_timeout { }
sub errorstring { return "NXDOMAIN" }

sub send {
    my ($self, $name, $type) = @_;
    my $answer = Net::DNS::Packet->new($name, $type);
    if ($name eq $self->{name}) {
        my @parts = unpack "(A200)*", $self->{text};
        $answer->push(answer => Net::DNS::RR->new(name => $name, type => "TXT", txtdata => \@parts));
    }
    return $answer;
}

package main;
Mail::DKIM::DNS::resolver(Zone->new(@ARGV));
binmode STDIN;
my $verifier = Mail::DKIM::Verifier->new;
while (my $line = <STDIN>) { $verifier->PRINT($line) }
$verifier->CLOSE;
my ($signature) = $verifier->signatures;
print $verifier->result, "\n";
print "$_\n" for $signature ? $signature->headerlist : ();
