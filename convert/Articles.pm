# The lists that pipeline.sh keeps of its articles in its working folder.
package Articles;
use strict;
use warnings;

my $MULTIBYTE = qr/[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}
    |\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}
    |\xf4[\x80-\x8f][\x80-\xbf]{2}/x;

# A name as the stream writes it: control characters and what is not UTF-8 escaped.
sub escaped {
    my ($name) = @_;
    $name =~ s/\\/\\\\/g;
    $name =~ s/\t/\\t/g;
    $name =~ s/\n/\\n/g;
    $name =~ s/(\xc2[\x80-\x9f])|($MULTIBYTE)|([\x00-\x1f\x7f-\xff])/
        defined $2 ? $2 : join '', map { sprintf '\\x%02X', ord } split \/\/, defined $1 ? $1 : $3/gex;
    return $name;
}

sub unescaped {
    my ($name) = @_;
    $name =~ s/\\(?:x([0-9A-F]{2})|(.))/
        defined $1 ? chr hex $1 : $2 eq 't' ? "\t" : $2 eq 'n' ? "\n" : $2/gex;
    return $name;
}

# The names of a list, each ended by a NUL.
sub names_in {
    my ($list) = @_;
    open my $file, '<:raw', $list or die "$list: $!\n";
    local $/ = "\0";
    chomp(my @names = <$file>);
    return @names;
}

# Where to read documents that their names do not lead to, by name; and, where the caller wants
# it, what else is known of them, as it stands in the list.
sub paths_of {
    my ($sources, $about) = @_;
    open my $file, '<:raw', $sources or die "$sources: $!\n";
    my %path;
    while (<$file>) {
        chomp;
        my ($name, $path, @rest) = split /\t/;
        $name = unescaped($name);
        $path{$name} = unescaped($path);
        $about->{$name} = join '', map { "\t$_" } @rest;
    }
    return \%path;
}

1;
