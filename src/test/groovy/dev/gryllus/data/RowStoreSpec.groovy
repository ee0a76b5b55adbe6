package dev.gryllus.data

import spock.lang.Specification

class RowStoreSpec extends Specification {

    def "every row comes back as it went in, whatever their number: #count"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def rows = (0..<count).collect { (0..<random.nextInt(40)).collect { random.nextInt(256) as byte } as byte[] }
        def builder = new RowStore.Builder()
        rows.each { builder.add(it) }
        def store = builder.build()

        expect:
        store.size() == count
        (0..<count).every { store.row(it, { bytes, from, to -> Arrays.copyOfRange(bytes, from, to) }) == rows[it] }

        where:
        count << [0, 1, 255, 256, 257, 1000]
    }

    def "cells come back as they went in"() {
        given:
        long seed = System.nanoTime()
        println "seed $seed"
        def random = new Random(seed)
        def cells = (0..<7).collect { 'ü'.repeat(random.nextInt([2, 70, 200, 40_000][random.nextInt(4)])) }
        def bytes = CsvCells.encode(cells)

        expect:
        new CsvCells(new Columns('x', 'abcdefg' as List)).decode(bytes, 0, bytes.length).values() as List == cells
    }
}
