# Cuts the list of articles in parts of about the same size that can be worked on at once.
# Usage: perl divide.pl WORK [PARTS]
# Without PARTS: as many as there are processors, but none smaller than SMALLEST. Writes
# WORK/texts.1 and so on, prints how many.
use strict;
use warnings;
BEGIN { unshift @INC, $0 =~ m{\A(.*)/} }
use Articles;

my $SMALLEST = 4 << 20;

my ($work, $parts) = @ARGV;
my @names = Articles::names_in("$work/texts");
my $paths = Articles::paths_of("$work/sources");
my @sizes = map { -s (exists $paths->{$_} ? $paths->{$_} : $_) || 0 } @names;
my $total = 0;
$total += $_ for @sizes;

sub processors {
    my $processors = `nproc 2>/dev/null` || 1;
    my $most = int($total / $SMALLEST) || 1;
    return $processors < $most ? $processors : $most;
}

$parts = processors() unless $parts;
$parts = @names if $parts > @names;
my ($part, $done, $list) = (0, 0);
for my $index (0 .. $#names) {
    if (!$part || ($part < $parts && $done >= $part * $total / $parts)) {
        $part++;
        open $list, '>:raw', "$work/texts.$part" or die "$work: $!\n";
    }
    print $list "$names[$index]\0";
    $done += $sizes[$index];
}
close $list or die "$work: $!\n";
print "$part\n";
