# Shows on a terminal how far the articles are read: documents, bytes, speed, time left.
# Usage: perl progress.pl WORK &
# What each tokenize has read so far, the system tells (/proc/PID/io).
use strict;
use warnings;
BEGIN { unshift @INC, $0 =~ m{\A(.*)/} }
use Articles;

my $EVERY = 0.5;    # seconds

my ($work) = @ARGV;
my $paths = Articles::paths_of("$work/sources");
my (%ends, %begun, %read, $documents, $bytes);
for my $list (grep { /\.\d+\z/ } glob "$work/texts.*") {
    my $end = 0;
    for my $name (Articles::names_in($list)) {
        $end += -s (exists $paths->{$name} ? $paths->{$name} : $name) || 0;
        push @{ $ends{$list} }, $end;
    }
    $bytes += $end;
    $documents += @{ $ends{$list} };
}

sub look {
    open my $running, '<', "$work/running" or return;
    chomp(my @processes = <$running>);
    for my $process (@processes) {
        open my $command, '<', "/proc/$process/cmdline" or next;
        my ($list) = (<$command> || '') =~ /--files0-from=([^\0]*)/ or next;
        open my $counters, '<', "/proc/$process/io" or next;
        my ($count) = (<$counters> || '') =~ /rchar: (\d+)/ or next;
        $begun{$list} = $count unless defined $begun{$list};
        $read{$list}  = $count;
    }
}

sub size {
    my ($size) = @_;
    for my $unit ('B', 'KB') {
        return sprintf '%.0f %s', $size, $unit if $size < 1000;
        $size /= 1000;
    }
    return sprintf '%.1f MB', $size;
}

my $start = time;
while (-d $work) {
    select undef, undef, undef, $EVERY;
    look();
    my ($done, $finished) = (0, 0);
    for my $list (keys %read) {
        $done     += $read{$list};
        $finished += grep { $_ <= $read{$list} } @{ $ends{$list} };
    }
    $done = $bytes if $done > $bytes;
    my $seconds = time - $start or next;
    my $left = $done ? sprintf '%.0f s left', ($bytes - $done) * $seconds / $done : '';
    printf STDERR "\r%d of %d documents, %s of %s, %s/s, %s\e[K", $finished, $documents,
        size($done), size($bytes), size($done / $seconds), $left;
}
