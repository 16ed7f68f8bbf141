package org.chainrule.examples.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.chainrule.core.io.FileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    @Test
    void everyFailureHasAReasonInWords() {
        assertThat(FileTrouble.reason(new NoSuchFileException("a.csv"))).isEqualTo("no such file or folder");
        assertThat(FileTrouble.reason(new AccessDeniedException("a.csv"))).isEqualTo("permission denied");
        assertThat(FileTrouble.reason(new FileAlreadyExistsException("a"))).isEqualTo("a file is in the way");
        assertThat(FileTrouble.reason(new NotDirectoryException("a"))).isEqualTo("it is no folder");
        assertThat(FileTrouble.reason(new MalformedInputException(1))).isEqualTo("it is no text in UTF-8");
        assertThat(FileTrouble.reason(new IOException("Is a directory"))).isEqualTo("it is a folder");
        assertThat(FileTrouble.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.reason(new FileSystemException("a", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileTrouble.reason(new FileNotFoundException("a (b).csv (Permission denied)")))
                .isEqualTo("permission denied");
        assertThat(FileTrouble.reason(new IOException())).isEqualTo("the system gives no reason");
    }

    @Test
    void whatAMessageQuotesIsPutInWords() {
        var denied = new AccessDeniedException("a.csv");
        var refused = new FileException("csv: a.csv cannot be read (" + denied + "); check that it may be", denied);
        assertThat(FileTrouble.inWords(String.valueOf(refused.getMessage()), refused))
                .isEqualTo("csv: a.csv cannot be read (permission denied); check that it may be");
        var outer = new FileException("model: m: " + refused.getMessage(), refused);
        assertThat(FileTrouble.inWords(String.valueOf(outer.getMessage()), outer))
                .isEqualTo("model: m: csv: a.csv cannot be read (permission denied); check that it may be");
    }

    @Test
    void classesOfJavaAreNotNamedWhateverWentWrong() {
        var other = new UncheckedIOException(new IOException("disk quota exceeded"));
        assertThat(FileTrouble.inWords("log: cannot be written (" + other + ")", new IllegalArgumentException(other)))
                .isEqualTo("log: cannot be written (disk quota exceeded)");
    }
}
