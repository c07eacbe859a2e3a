# Leaves out what repeats across the articles of a site: comment forms, share buttons, notices.
# Usage: perl boilerplate.pl WORK
# A line is boilerplate where at least LEAST documents of a site (a host, or else a folder) have
# it and at least SHARE of them. It becomes line breaks in a copy of the document, in WORK, so
# that what follows keeps its place. Documents most of which would go are versions of one
# another and stay whole. Adds to WORK/sources and WORK/remarks, and writes the names of what
# was shortened to WORK/trimmed, and where it is whole to WORK/originals.
use strict;
use warnings;
BEGIN { unshift @INC, $0 =~ m{\A(.*)/} }
use Articles;

my $LEAST = 3;
my $SHARE = 0.05;
my $CELLS = 1 << 22;    # of the first, rough count, which leaves out what is rare

my ($work) = @ARGV;
my @names  = Articles::names_in("$work/texts");
my %about;
my $paths = Articles::paths_of("$work/sources", \%about);

sub text_of {
    my ($name) = @_;
    my $path = exists $paths->{$name} ? $paths->{$name} : $name;
    open my $file, '<:raw', $path or return '';
    local $/;
    my $text = <$file>;
    return defined $text ? $text : '';
}

# The lines that hold a word, without the space around them.
sub lines_of {
    return map { /[a-zA-Z\x80-\xff]/ && /(\S.*\S|\S)/ ? $1 : () } split /[\r\n]+/, $_[0];
}

sub site_of {
    my ($name) = @_;
    return $1 if $name =~ m{://([^/]+)};
    return $name =~ m{\A(.*)/} ? $1 : '';
}

sub cell_of {
    return unpack('%32N*', $_[0] . "\0\0\0") % $CELLS;
}

my $rough = "\0" x $CELLS;
my (%documents, @cells, $total);
for my $name (@names) {
    my $text = text_of($name);
    $documents{ site_of($name) }++;
    $total += length $text;
    my %met = map { cell_of($_) => 1 } lines_of($text);
    for my $cell (keys %met) {
        my $count = vec $rough, $cell, 8;
        vec($rough, $cell, 8) = $count + 1 if $count < 255;
    }
    push @cells, pack 'N*', keys %met;
}

my (%repeated, @candidates);
for my $index (0 .. $#names) {
    next unless grep { vec($rough, $_, 8) >= $LEAST } unpack 'N*', $cells[$index];
    my ($name, $site, %met) = ($names[$index], site_of($names[$index]));
    for my $line (lines_of(text_of($name))) {
        $repeated{"$site\0$line"}++ if vec($rough, cell_of($line), 8) >= $LEAST && !$met{$line}++;
    }
    push @candidates, $name;
}
for my $key (keys %repeated) {
    my ($site) = $key =~ /\A([^\0]*)/;
    my $enough = $SHARE * $documents{$site};
    delete $repeated{$key} if $repeated{$key} < $LEAST || $repeated{$key} < $enough;
}

open my $sources, '>>:raw', "$work/sources" or die "$work/sources: $!\n";
open my $trimmed,   '>:raw', "$work/trimmed"   or die "$work/trimmed: $!\n";
open my $originals, '>:raw', "$work/originals" or die "$work/originals: $!\n";
my ($lines, $articles, $bytes) = (0, 0, 0);
for my $name (@candidates) {
    my ($site, $text, $left, $here, $gone) = (site_of($name), text_of($name), 0, 0, 0);
    my $rest = $text;
    $rest =~ s{([^\r\n]+)}{
        my $whole = $1;
        my $line  = $whole =~ /(\S.*\S|\S)/ ? $1 : '';
        if (exists $repeated{"$site\0$line"}) { $here++; $gone += length $line; "\n" x length $whole }
        else { $left += length $line; $whole }
    }ge;
    next if !$here || 2 * $left < length $text;
    my $copy = "$work/trimmed." . $articles++;
    $lines += $here;
    $bytes += $gone;
    open my $file, '>:raw', $copy or die "$copy: $!\n";
    print $file $rest;
    close $file or die "$copy: $!\n";
    my $whole = exists $paths->{$name} ? $paths->{$name} : $name;
    print $trimmed "$name\0";
    print $originals Articles::escaped($name), "\t", Articles::escaped($whole), "\n";
    $paths->{$name} = $copy;
    print $sources Articles::escaped($name), "\t", Articles::escaped($copy), $about{$name} || '', "\n";
}
for ($sources, $trimmed, $originals) {
    close $_ or die "$work: $!\n";
}

if ($lines) {
    open my $remarks, '>>', "$work/remarks" or die "$work/remarks: $!\n";
    my $part = $total ? sprintf '%.1f', 100 * $bytes / $total : 0;
    print $remarks "boilerplate: $lines lines that repeat, $part % of the text, left out of"
        . " $articles articles (--keep-boilerplate keeps them)\n";
    close $remarks or die "$work/remarks: $!\n";
}
