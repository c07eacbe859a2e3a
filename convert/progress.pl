# Shows on a terminal how far the articles are read: documents, bytes, speed, time left.
# Usage: perl progress.pl WORK &
# What each process has read so far, the system tells (/proc/PID/io): each tokenize its list of
# articles, or, where an archive is recalled, the count of n-grams the stream, twice.
use strict;
use warnings;
BEGIN { unshift @INC, $0 =~ m{\A(.*)/} }
use Articles;

my $EVERY = 0.5;    # seconds

my ($work) = @ARGV;
my $paths = Articles::paths_of("$work/sources");
my @names = Articles::names_in("$work/texts");
my ($documents, $bytes) = (scalar @names, 0);
$bytes += size_of($_) for @names;
my (%ends, %read);    # by list: where each article ends, what was read

sub size_of {
    my ($name) = @_;
    return -s (exists $paths->{$name} ? $paths->{$name} : $name) || 0;
}

sub begin_list {
    my ($list) = @_;
    my $end = 0;
    $ends{$list} = [map { $end += size_of($_) } Articles::names_in($list)];
}

# The archive's articles are taken to be of one size.
sub begin_stream {
    my ($stream) = @_;
    open my $list, '<', "$work/list" or return;
    $documents = () = <$list>;
    $bytes = 2 * (-s $stream || 0);
    $ends{$stream} = [map { $_ * $bytes / $documents } 1 .. $documents];
}

sub look {
    open my $running, '<', "$work/running" or return;
    chomp(my @processes = <$running>);
    for my $process (@processes) {
        open my $command, '<', "/proc/$process/cmdline" or next;
        my @words = split /\0/, <$command> || next;
        my ($list) = map { /\A--files0-from=(.*)/ } @words;
        my $stream = !$list && "@words" =~ /--ngrams=.* -- / ? $words[-1] : '';
        begin_list($list)     if $list   && !$ends{$list};
        begin_stream($stream) if $stream && !$ends{$stream};
        $list ||= $stream or next;
        open my $counters, '<', "/proc/$process/io" or next;
        my ($count) = (<$counters> || '') =~ /rchar: (\d+)/ or next;
        $count -= (-s $list || 0) + (-s "$work/sources" || 0) unless $stream;
        $read{$list} = $count > 0 ? $count : 0;
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
    my $seconds = time - $start;
    next unless $seconds && $done;
    printf STDERR "\r%d of %d documents, %s of %s, %s/s, %.0f s left\e[K", $finished, $documents,
        size($done), size($bytes), size($done / $seconds), ($bytes - $done) * $seconds / $done;
}
