# Finds the articles that the arguments name: files, all files below directories, and what can
# be read only once (standard input, pipes), which is copied.
# Usage: perl find.pl WORK NULL LIST NAME...
# LIST names a file of further names, one a line (each ended by a NUL where NULL is not empty),
# or is empty. Writes to the folder WORK:
#   texts     names, each ended by a NUL; a directory's in byte order
#   sources   lines NAME TAB PATH: where the copies are
#   plain     of them, those that are plain UTF-8 text at first sight
#   suspects  the others
# and prints how many names there are.
# Messages go to standard error, remarks on what is left out to WORK/remarks; status 1 where
# something could not be read.
use strict;
use warnings;
BEGIN { unshift @INC, $0 =~ m{\A(.*)/} }
use Articles;

my $HEAD = 32768;    # bytes that tell plain text
my ($work, $null, $list, @names) = @ARGV;
my ($status, $copies, $count) = (0, 0, 0);

open my $texts,    '>', "$work/texts"    or die "$work/texts: $!\n";
open my $sources,  '>', "$work/sources"  or die "$work/sources: $!\n";
open my $plain,    '>', "$work/plain"    or die "$work/plain: $!\n";
open my $suspects, '>', "$work/suspects" or die "$work/suspects: $!\n";
open my $remarks,  '>', "$work/remarks"  or die "$work/remarks: $!\n";

# No control character or override of direction of a name reaches the terminal.
sub harmless {
    my ($text) = @_;
    $text =~ s/([\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9])/
        join '', map { sprintf '\\x%02X', $_ } unpack 'C*', $1/gex;
    return $text;
}

sub failed {
    my ($name, $reason) = @_;
    print STDERR harmless("pipeline.sh: $name: $reason"), "\n";
    $status = 1;
}

# UTF-8 but for the odd slip; a character that the end of the head cuts is none.
sub is_utf8 {
    my ($bytes) = @_;
    return 1 if $bytes !~ /[\x80-\xff]/;
    $bytes =~ s/[\xc0-\xff][\x80-\xbf]{0,2}\z//;
    return 1 if utf8::decode(my $copy = $bytes);
    my $right = $bytes =~ s/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}//g;
    my $wrong = () = $bytes =~ /[\x80-\xff]/g;
    return $right > $wrong;
}

# Markup, JSON, WARC, mail, PDF, RTF, or a table's line of column names.
my $FORMAT = qr/\A(?:
    (?:\xef\xbb\xbf)?\s*(?:<[!?a-zA-Z]|[\[{]\s*["{]|%PDF|\{\\rtf|WARC\/|From\ \S+\ .*\d\d:\d\d)
    |(?:Return-Path|Received|Message-ID|From|Delivered-To|MIME-Version|Date|Subject):\s.*\n[A-Z][\w-]+:\s
    |(?:\xef\xbb\xbf)?"?\w[\w\ .-]{0,40}"?(?:[,;\t]"?\w[\w\ .-]{0,40}"?)+\r?\n)/x;

# What light markup, subtitles, tables and broken lines have.
my $SIGNS = qr/\A\s*(?:[%#@=\\]|---\r?\n|\+\+\+|sep=|TY\ \ -|PMID-|____|WEBVTT|filedesc:|\[Script|[\d:.,]+\r?\n\S|\w+\r?\n\S)
    |\A[^\n]*([\t;|,])[^\n]*[^\n.!?]\r?\n[^\n]*\1
    |\A[\w-]+\ *:.*\n(?:[\w-]+\ *:|[\ \t])|\A[\w-]+:.*=\?
    |\]\(|\n```|\n\#\#?\ |-->|\n\.\.\ |\n==\ |\nDocument\ |End\ of\ Document|\ DOCUMENTS\n|\e\$|~\{|\|\n
    |[a-zA-Z]-\r?\n|\xc2\xad\r?\n|\xc2\xac|\r(?!\n)/x;

sub is_plain {
    my ($path) = @_;
    open my $file, '<:raw', $path or return 1;    # tokenize says why it cannot be read
    my $head = '';
    sysread $file, $head, $HEAD;
    close $file;
    return $head !~ /\0/ && $head !~ $FORMAT && $head !~ $SIGNS && is_utf8($head);
}

sub note {
    my ($name, $path) = @_;
    $count++;
    print $texts "$name\0";
    print { is_plain($path) ? $plain : $suspects } "$name\0";
}

sub add_copy {
    my ($name, $from) = @_;
    my $path = "$work/copy." . $copies++;
    open my $to, '>:raw', $path or die "$path: $!\n";
    my $buffer;
    while (my $got = sysread $from, $buffer, 1 << 16) {
        print $to $buffer;
    }
    close $to or die "$path: $!\n";
    print $sources Articles::escaped($name), "\t$path\n";
    note($name, $path);
}

# Links to files are followed, those to directories are not: nothing is read twice, no loop.
sub add_directory {
    my ($name, $skipped) = @_;
    opendir my $directory, $name or return failed($name, $!);
    my @entries = sort grep { $_ ne '.' && $_ ne '..' } readdir $directory;
    closedir $directory;
    my $below = $name =~ m{/\z} ? $name : "$name/";
    for my $entry (@entries) {
        my $path = "$below$entry";
        if ($entry =~ /\A\./) { $skipped->{'hidden file'}++ }
        elsif (-d $path) {
            if (-l $path) { $skipped->{'directory link'}++ }
            else          { add_directory($path, $skipped) }
        }
        elsif (-f _)  { note($path, $path) }
        elsif (!-e _) { failed($path, 'dangling link') }
    }
}

sub add {
    my ($name) = @_;
    return add_copy($name, \*STDIN) if $name eq '-';
    stat $name or return failed($name, $!);
    if (-d _) {
        my %skipped;
        add_directory($name, \%skipped);
        for my $kind (sort keys %skipped) {
            print $remarks "$name: $skipped{$kind} $kind", $skipped{$kind} > 1 ? 's' : '', " skipped\n";
        }
    }
    elsif (-f _) { note($name, $name) }
    elsif (open my $from, '<:raw', $name) { add_copy($name, $from) }
    else                                  { failed($name, $!) }
}

sub add_list {
    my $from = \*STDIN;
    if ($list ne '-') {
        open $from, '<:raw', $list or return failed($list, $!);
    }
    local $/ = $null ? "\0" : "\n";
    while (my $name = <$from>) {
        chomp $name;
        add($name) if length $name;
    }
}

add($_) for @names;
add_list() if $list ne '';
for ($texts, $sources, $plain, $suspects, $remarks) {
    close $_ or die "$work: $!\n";
}
print "$count\n";
exit $status;
